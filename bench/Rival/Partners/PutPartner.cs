namespace Platform.Rival.Partners;

/// <summary>Creates or renames a partner.</summary>
internal sealed record PutPartner(string Name);
