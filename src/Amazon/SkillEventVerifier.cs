using Platform.Amazon.Events;

namespace Platform.Amazon;

/// <summary>
/// Decides whether a request is a skill event that Alexa sent to this skill about now (protocol.md 5). Pure: the certificate's address is
/// judged by <see cref="CertificateUrl"/>, what it gave by <see cref="SigningCertificate"/>, and whether the event came before is its
/// receiver's to know.
/// </summary>
public static class SkillEventVerifier
{
    /// <summary>Verifies a request; the signature before anything of the body is read.</summary>
    /// <param name="body">The body as it came over the wire, not written anew.</param>
    /// <param name="signature">The header <c>Signature-256</c>; the older <c>Signature</c>, over SHA-1, counts for nothing.</param>
    /// <param name="certificate">That of the header <c>SignatureCertChainUrl</c>.</param>
    /// <param name="skillId">The skill that was addressed.</param>
    /// <param name="now">
    /// The time: events may be an hour from it, either way, other requests 150 s. So what came before must be remembered for two hours.
    /// </param>
    /// <exception cref="ArgumentException">The skill is empty.</exception>
    public static SkillEventVerdict Verify(
        ReadOnlyMemory<byte> body, string? signature, SigningCertificate certificate, string skillId, DateTimeOffset now)
    {
        ArgumentException.ThrowIfNullOrEmpty(skillId);
        return !certificate.IsValidAt(now) ? SkillEventVerdict.Refused(SkillEventFault.CertificateExpired)
            : !certificate.HasSigned(body.Span, signature) ? SkillEventVerdict.Refused(SkillEventFault.Signature)
            : EventEnvelope.Read(body, skillId, now);
    }
}
