namespace Platform.Fuzz.Run.Judgement;

/// <summary>What the process held at a moment.</summary>
/// <param name="Sent">Requests sent by then.</param>
/// <param name="Memory">Resident memory in MiB.</param>
/// <param name="Handles">Open file descriptors.</param>
internal sealed record Sample(long Sent, double Memory, int Handles);
