// Makes vectors.json: requests signed without .NET, and what two independent verifiers say of each. The keys are forgotten.
//
//   npm install --prefix oracle alexa-verifier@4.0.0 ask-sdk-express-adapter@2.14.0 ask-sdk-core@2.14.0 ask-sdk-model@1.86.0
//   node make.mjs oracle/node_modules > vectors.json

import { createRequire } from 'node:module'
import { EventEmitter } from 'node:events'
import crypto from 'node:crypto'
import https from 'node:https'
import path from 'node:path'

const modules = path.resolve(process.argv[2])
const require = createRequire(path.join(modules, 'vectors.cjs'))
const forge = require('node-forge')

const skill = 'amzn1.ask.skill.0001'
const usual = chain => `https://s3.amazonaws.com/echo.api/echo-api-cert-${chain}.pem`
const now = new Date('2026-11-22T12:00:00Z')
const day = 24 * 3600 * 1000

// --- Certificates ---------------------------------------------------------------------------------------------------------

function certificate({ of, by, name, from = -30, to = 335, names, authority = false }) {
  const made = forge.pki.createCertificate()
  made.publicKey = of.publicKey
  made.serialNumber = '0' + forge.util.bytesToHex(forge.random.getBytesSync(8)).slice(1)
  made.validity.notBefore = new Date(now.getTime() + from * day)
  made.validity.notAfter = new Date(now.getTime() + to * day)
  made.setSubject([{ name: 'commonName', value: name }])
  made.setIssuer([{ name: 'commonName', value: by.name }])
  made.setExtensions([
    { name: 'basicConstraints', cA: authority, critical: true },
    authority
      ? { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true }
      : { name: 'keyUsage', digitalSignature: true, critical: true },
    ...(names ? [{ name: 'subjectAltName', altNames: names.map(value => ({ type: 2, value })) }] : []),
  ])
  made.sign(by.key.privateKey, forge.md.sha256.create())
  return forge.pki.certificateToPem(made).replace(/\r/g, '').trim()
}

const pair = () => forge.pki.rsa.generateKeyPair({ bits: 2048 })
const [rootKey, issuerKey, signer, stranger] = [pair(), pair(), pair(), pair()]
const root = { key: rootKey, name: 'Root of the vectors' }
const issuer = { key: issuerKey, name: 'Issuer of the vectors' }
const foreign = { key: stranger, name: 'Root of nobody' }
const names = ['echo-api.amazon.com']
const leaf = (change = {}) => certificate({ of: signer, by: issuer, name: 'echo-api.amazon.com', names, ...change })
const rootPem = certificate({ of: rootKey, by: root, name: root.name, from: -3000, to: 3000, authority: true })
const issuerPem = certificate({ of: issuerKey, by: root, name: issuer.name, from: -1000, to: 1000, authority: true })
const foreignPem = certificate({ of: stranger, by: foreign, name: foreign.name, from: -3000, to: 3000, authority: true })

const chains = {
  good: `${leaf()}\n${issuerPem}`,
  otherName: `${leaf({ names: ['echo-api.amazon.com.evil.example'] })}\n${issuerPem}`,
  expired: `${leaf({ from: -60, to: -1 })}\n${issuerPem}`,
  early: `${leaf({ from: 1 })}\n${issuerPem}`,
  untrusted: `${leaf({ by: foreign })}\n${foreignPem}`,
  leafAlone: leaf(),
}

// --- Requests -------------------------------------------------------------------------------------------------------------

const text = seconds => new Date(now.getTime() - seconds * 1000).toISOString().replace('.000', '')

const request = (type, age) => JSON.stringify({
  version: '1.0',
  context: { System: { application: { applicationId: skill }, user: { userId: 'amzn1.ask.account.AVECTOR\u00e9' } } },
  request: {
    type, requestId: 'amzn1.echo-api.request.2', timestamp: text(age), eventCreationTime: text(age), body: { note: '\u2028 "\\' },
  },
})

const sign = (body, key = signer, hash = 'RSA-SHA256') =>
  crypto.sign(hash, Buffer.from(body, 'utf8'), forge.pki.privateKeyToPem(key.privateKey)).toString('base64')

const disabled = request('AlexaSkillEvent.SkillDisabled', 10)
const at = (url, expected) => ({ name: `address ${url}`, url, body: disabled, expected })

const cases = [
  { name: 'event', body: disabled, expected: null },
  { name: 'event of almost an hour ago', body: request('AlexaSkillEvent.SkillDisabled', 3590), expected: null },
  { name: 'event of over an hour ago', body: request('AlexaSkillEvent.SkillDisabled', 3610), expected: 'Timestamp' },
  { name: 'launch', body: request('LaunchRequest', 140), expected: null },
  { name: 'launch of over 150 s ago', body: request('LaunchRequest', 160), expected: 'Timestamp' },
  { name: 'signature of another body', body: disabled, signature: sign(disabled + ' '), expected: 'Signature' },
  { name: 'signature by another key', body: disabled, signature: sign(disabled, stranger), expected: 'Signature' },
  { name: 'signature over SHA-1', body: disabled, signature: sign(disabled, signer, 'RSA-SHA1'), expected: 'Signature' },
  { name: 'certificate of another name', body: disabled, chain: 'otherName', expected: 'CertificateUnfit' },
  { name: 'certificate that has ended', body: disabled, chain: 'expired', expected: 'CertificateExpired' },
  { name: 'certificate of tomorrow', body: disabled, chain: 'early', expected: 'CertificateExpired' },
  { name: 'certificate of a root that nobody trusts', body: disabled, chain: 'untrusted', expected: 'CertificateUntrusted' },
  { name: 'certificate without what is above it', body: disabled, chain: 'leafAlone', expected: 'CertificateUntrusted' },
  at('https://s3.amazonaws.com:443/echo.api/echo-api-cert.pem', null),
  at('https://s3.amazonaws.com/echo.api/../echo.api/echo-api-cert.pem', null),
  at('https://s3.amazonaws.com/echo.api/../echo-api-cert.pem', 'CertificateUrl'),
  at('http://s3.amazonaws.com/echo.api/echo-api-cert.pem', 'CertificateUrl'),
  at('https://notamazon.example/echo.api/echo-api-cert.pem', 'CertificateUrl'),
  at('https://s3.amazonaws.com/EcHo.aPi/echo-api-cert.pem', 'CertificateUrl'),
  at('https://s3.amazonaws.com/invalid.path/echo-api-cert.pem', 'CertificateUrl'),
  at('https://s3.amazonaws.com:563/echo.api/echo-api-cert.pem', 'CertificateUrl'),
].map(each => ({ url: usual(each.chain ?? 'good'), chain: 'good', signature: sign(each.body), ...each }))

// --- What others say ------------------------------------------------------------------------------------------------------

const RealDate = Date
globalThis.Date = class extends RealDate {
  constructor(...parts) { super(...(parts.length ? parts : [now.getTime()])) }
  static now() { return now.getTime() }
}

// Amazon's kit trusts the roots of Node.js; here the one above.
const kit = require('ask-sdk-express-adapter/dist/verifier/helper')
const stores = kit.generateCAStore
kit.generateCAStore = () => stores([rootPem])

let answer
https.get = (_, heard) => {
  const response = Object.assign(new EventEmitter(), { statusCode: 200, setEncoding() {} })
  setImmediate(() => {
    heard(response)
    response.emit('data', answer)
    response.emit('end')
  })
  return Object.assign(new EventEmitter(), { end() {} })
}

const accepts = async check => {
  try {
    await check()
    return true
  } catch {
    return false
  }
}

const { default: alexaVerifier } = await import(path.join(modules, 'alexa-verifier', 'index.js'))
const { SkillRequestSignatureVerifier, TimestampVerifier } = require('ask-sdk-express-adapter')
for (const each of cases) {
  answer = chains[each.chain]
  each.alexaVerifier = await accepts(() => alexaVerifier(each.url, each.signature, each.body))
  each.askSdk = await accepts(async () => {
    await new SkillRequestSignatureVerifier().verify(each.body, { 'Signature-256': each.signature, SignatureCertChainUrl: each.url })
    await new TimestampVerifier().verify(each.body)
  })
}

console.log(JSON.stringify({ now: now.toISOString(), skill, root: rootPem, chains, cases }, null, 1))
