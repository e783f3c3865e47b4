using System.Buffers.Binary;

namespace Platform.Flow.Tests.Harness.Secrecy;

/// <summary>
/// Looks for all forms of many secrets in one pass: it goes by the last eight bytes of each form, since secrets of a kind often begin
/// alike and end at random.
/// </summary>
internal sealed class SecretSearch
{
    private const int Tail = sizeof(ulong);
    private const int FilterBits = 20;

    private readonly Dictionary<ulong, List<Form>> _forms = [];
    private readonly bool[] _filter = new bool[1 << FilterBits];

    public SecretSearch(IEnumerable<(SecretKind Kind, string Secret)> secrets)
    {
        foreach (var (kind, secret) in secrets)
        {
            foreach (var (name, bytes) in SecretForms.Of(secret).Where(form => form.Bytes.Length >= Tail))
            {
                var tail = BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(bytes.Length - Tail));
                if (!_forms.TryGetValue(tail, out var alike))
                    _forms[tail] = alike = [];
                alike.Add(new Form(kind, name, bytes));
                _filter[Place(tail)] = true;
            }
        }
    }

    /// <summary>The kinds of the secrets that are in it, each with the form and the offset of its end.</summary>
    public List<(SecretKind Kind, string Form, int End)> In(ReadOnlySpan<byte> content)
    {
        var found = new List<(SecretKind, string, int)>();
        for (var end = Tail; end <= content.Length; end++)
        {
            var tail = BinaryPrimitives.ReadUInt64LittleEndian(content[(end - Tail)..]);
            if (!_filter[Place(tail)] || !_forms.TryGetValue(tail, out var alike))
                continue;
            foreach (var form in alike)
            {
                if (content[..end].EndsWith(form.Bytes))
                    found.Add((form.Kind, form.Name, end));
            }
        }

        return found;
    }

    private static int Place(ulong tail) => unchecked((int)((tail * 0x9E3779B97F4A7C15) >> (64 - FilterBits)));

    private sealed record Form(SecretKind Kind, string Name, byte[] Bytes);
}
