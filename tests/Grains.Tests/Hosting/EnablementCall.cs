using Platform.Amazon;
using Platform.Vault;

namespace Platform.Grains.Tests.Hosting;

/// <summary>A call to the Skill Enablement API.</summary>
public sealed record EnablementCall(string Host, string SkillId, Secret Access, EnablementRequest? Body = null);
