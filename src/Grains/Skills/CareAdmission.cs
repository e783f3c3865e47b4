namespace Platform.Grains.Skills;

/// <summary>Whether the care of one link may begin.</summary>
/// <param name="Again">When to come again; null where it has begun.</param>
/// <param name="Pace">The skill's pace on this node, which is told when the care ends.</param>
internal readonly record struct CareAdmission(DateTimeOffset? Again, CarePace Pace);
