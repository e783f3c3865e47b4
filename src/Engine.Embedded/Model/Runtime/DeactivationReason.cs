namespace Orleans.Runtime;

/// <summary>Why an activation goes.</summary>
/// <param name="ReasonCode">The kind of reason.</param>
/// <param name="Description">In words.</param>
/// <param name="Exception">What caused it, if an exception did.</param>
public readonly record struct DeactivationReason(DeactivationReasonCode ReasonCode, string Description, Exception? Exception = null);
