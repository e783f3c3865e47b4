namespace Orleans;

/// <summary>What can be asked of a grain or of a reference to it.</summary>
public static class GrainExtensions
{
    /// <summary>The key text of a grain, from its own code or from a reference.</summary>
    /// <exception cref="ArgumentException">Neither a grain made by the engine nor a reference.</exception>
    public static string GetPrimaryKeyString(this IAddressable grain) => grain switch
    {
        GrainReference reference => reference.GrainId.Key,
        IGrainBase made => made.Activation().GrainId.Key,
        _ => throw new ArgumentException("Neither a grain nor a reference to one.", nameof(grain)),
    };
}
