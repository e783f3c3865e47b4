using Npgsql;
using Platform.Rival.Storage;

namespace Platform.Rival.Links;

/// <summary>A link's row as far as a status tells it.</summary>
internal sealed record LinkView
{
    /// <summary>The columns of links that <see cref="Read"/> wants, in its order.</summary>
    public const string Columns = "status, source, stage, linked_at, verified_at, reason";

    public static readonly LinkView None = new();

    public short Status { get; init; }

    public bool SeenByAmazon { get; init; }

    public string? Stage { get; init; }

    public DateTime? LinkedAt { get; init; }

    public DateTime? VerifiedAt { get; init; }

    public string? Reason { get; init; }

    /// <summary>A consent is open.</summary>
    public bool ConsentOpen { get; init; }

    /// <summary>A callback is being worked on.</summary>
    public bool UnderWay { get; init; }

    public static LinkView Read(NpgsqlDataReader reader) => reader.IsDBNull(0) ? None : new LinkView
    {
        Status = reader.GetInt16(0),
        SeenByAmazon = reader.GetInt16(1) == 1,
        Stage = reader.OrNull<string>(2),
        LinkedAt = reader.TimeOrNull(3),
        VerifiedAt = reader.TimeOrNull(4),
        Reason = reader.OrNull<string>(5),
    };
}
