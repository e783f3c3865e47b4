namespace Platform.Grains.Partners;

/// <summary>The answer to the deletion of a partner.</summary>
[GenerateSerializer, Alias("PartnerDeletion")]
public enum PartnerDeletion
{
    /// <summary>Deleted.</summary>
    Deleted,

    /// <summary>There is no such partner.</summary>
    Unknown,

    /// <summary>It owns skills, or links of a deleted skill are still being abandoned.</summary>
    HasSkills,
}
