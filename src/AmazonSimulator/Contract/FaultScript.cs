namespace Platform.AmazonSimulator.Contract;

/// <summary>
/// What goes wrong with the next calls of an endpoint. Delays, headers and a content type alone leave the call as it is; a status or a
/// body takes the place of the effect, unless <see cref="AfterEffect"/> says otherwise.
/// </summary>
public sealed record FaultScript
{
    /// <summary>One of <see cref="CallEndpoints"/>.</summary>
    public required string Endpoint { get; init; }

    /// <summary>Only calls of this user.</summary>
    public string? User { get; init; }

    /// <summary>Only calls of this client.</summary>
    public string? ClientId { get; init; }

    /// <summary>Matching calls that pass unharmed first.</summary>
    public int Skip { get; init; }

    /// <summary>How many calls it strikes; 0 for all until it is deleted.</summary>
    public int Times { get; init; } = 1;

    /// <summary>Milliseconds before the effect (at most 600,000); the effect comes even if the caller has gone by then.</summary>
    public int DelayBeforeMs { get; init; }

    /// <summary>Milliseconds between the effect and the answer (at most 600,000).</summary>
    public int DelayMs { get; init; }

    /// <summary>The status to answer.</summary>
    public int? Status { get; init; }

    /// <summary>The body to answer; <c>{{name}}</c> stands for that string member of the true answer, where there was an effect.</summary>
    public string? Body { get; init; }

    /// <summary>The media type of the answer.</summary>
    public string? ContentType { get; init; }

    /// <summary>Further headers, such as <c>Retry-After</c>.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>Cuts the connection.</summary>
    public FaultReset? Reset { get; init; }

    /// <summary>The call takes effect although the answer says otherwise.</summary>
    public bool AfterEffect { get; init; }

    /// <summary>Sends the body this often, one after the other (at most 1,000,000), without a content length.</summary>
    public int Repeat { get; init; } = 1;

    /// <summary>Milliseconds between two bytes of the body: an answer that trickles (at most 600,000).</summary>
    public int ByteDelayMs { get; init; }
}
