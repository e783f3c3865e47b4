namespace Platform.Grains.Skills;

/// <summary>How fast links are cared for when nobody is waiting: refreshes by policy, and evidence renewed. Section <c>Care</c> of the settings.</summary>
public sealed class CareOptions
{
    /// <summary>The section.</summary>
    public const string Section = "Care";

    /// <summary>
    /// Links of one skill cared for in any second at most, on all nodes together; 1 to 100,000, default 100. Below 20 for a node one more may begin.
    /// </summary>
    public int PerSkillPerSecond { get; set; } = 100;

    /// <summary>Links cared for side by side on one node; 1 to 10,000, default 64.</summary>
    public int AtOnce { get; set; } = 64;
}
