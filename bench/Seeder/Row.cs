namespace Platform.Seeder;

/// <summary>A record on its way to the store.</summary>
/// <param name="Grain">Whose.</param>
/// <param name="State">Which of its records.</param>
/// <param name="Payload">As the engine writes it.</param>
internal sealed record Row(GrainId Grain, string State, byte[] Payload);
