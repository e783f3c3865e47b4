namespace Platform.AmazonSimulator.Contract;

/// <summary>What a revocation ended.</summary>
/// <param name="Families">Consents whose tokens count no more.</param>
public sealed record RevocationCount(int Families);
