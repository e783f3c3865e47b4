using System.Collections.Immutable;
using Platform.Grains.Ids;

namespace Platform.Grains.Users;

/// <summary>Which skills a partner's user has touched; key <see cref="UserKey"/>.</summary>
[Alias("IUserGrain")]
public interface IUserGrain : IGrainWithStringKey
{
    /// <summary>Notes that the user opened a consent for a skill; durable on return, idempotent.</summary>
    [Alias("Touch")]
    Task Touch(SkillId skill);

    /// <summary>The skills touched, newest consent last.</summary>
    [Alias("Skills")]
    Task<ImmutableArray<SkillId>> Skills();
}
