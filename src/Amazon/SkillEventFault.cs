namespace Platform.Amazon;

/// <summary>Why a request is no skill event of Alexa's. All of them answer 400 (protocol.md 5); the names serve logs and metrics.</summary>
public enum SkillEventFault
{
    /// <summary>The certificate's address is missing, or not Amazon's (<see cref="CertificateUrl"/>).</summary>
    CertificateUrl,

    /// <summary>What the address gave holds no chain of certificates that could be read, or too many.</summary>
    CertificateUnreadable,

    /// <summary>The certificate is another name's, another use's, or its key is no RSA key of 2,048 to 8,192 bits.</summary>
    CertificateUnfit,

    /// <summary>The certificate, or one above it, is not valid yet or no longer, or was checked more than a day ago.</summary>
    CertificateExpired,

    /// <summary>The chain does not end at a trusted root, was issued for another use, or a part of it is revoked.</summary>
    CertificateUntrusted,

    /// <summary>The signature is missing, unreadable, or of another body.</summary>
    Signature,

    /// <summary>The body is no JSON object with what every event has.</summary>
    Body,

    /// <summary>The event is another skill's.</summary>
    Skill,

    /// <summary>The request's time is too far from now.</summary>
    Timestamp,
}
