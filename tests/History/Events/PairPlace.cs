using System.Text.Json.Serialization;

namespace Platform.History.Events;

/// <summary>Where a link's record keeps a pair.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PairPlace>))]
internal enum PairPlace
{
    /// <summary>Of an account that is linked.</summary>
    Account,

    /// <summary>Of a flow under way.</summary>
    Flow,

    /// <summary>Of an account that is being disabled.</summary>
    Leaving,

    /// <summary>Of an account whose refresh token was refused, until it is sure that it was not one of many.</summary>
    Aside,
}
