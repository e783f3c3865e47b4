using System.ComponentModel.DataAnnotations;
using Platform.Api.Http;
using Platform.Grains.Vault;

namespace Platform.Api.Rotations;

/// <summary>Starts a rotation of keys.</summary>
internal sealed record RotationRequest : IJsonRequest<RotationRequest>
{
    private const string Kek = "kek";
    private const string Data = "data";

    /// <summary>`kek`: the key-encryption key, which wraps data keys. `data`: the data key; every stored secret is sealed again.</summary>
    [Required, AllowedValues(Kek, Data)]
    public string? Level { get; init; }

    /// <inheritdoc/>
    public void Check(MemberCheck check)
    {
        if (check.Required("level", Level))
        {
            check.That("level", Level is Kek or Data, "must be `kek` or `data`");
        }
    }

    /// <summary>Which keys are to be changed.</summary>
    public RotationLevel Asked() => Level == Kek ? RotationLevel.Kek : RotationLevel.Data;
}
