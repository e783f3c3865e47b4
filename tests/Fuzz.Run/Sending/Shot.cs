using Platform.Fuzz.Run.Grammar;

namespace Platform.Fuzz.Run.Sending;

/// <summary>A request that is ready to go.</summary>
internal sealed record Shot(long Index, Draft Draft, byte[] Bytes, int Head)
{
    public static Shot Of(long index, Draft draft)
    {
        var (bytes, head) = draft.Encode();
        return new Shot(index, draft, bytes, Math.Min(head, bytes.Length));
    }
}
