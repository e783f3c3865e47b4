using Platform.AmazonSimulator.Contract;
using Platform.History.Events;
using Platform.History.Witnesses;

namespace Platform.Storm.Run.Worlds;

/// <summary>Amazon's record as the checker reads it: without a token in it.</summary>
internal static class AmazonWitness
{
    /// <summary>Codes and refresh tokens.</summary>
    public static IReadOnlyList<SpentGrant> Grants(GrantHistory amazon) =>
    [
        .. amazon.Codes.Select(code => new SpentGrant(TokenHash.Of(code.Code), IsCode: true, code.Presented, code.Spent)),
        .. amazon.RefreshTokens.Select(token =>
            new SpentGrant(TokenHash.Of(token.RefreshToken), IsCode: false, token.Presented, token.Spent)),
    ];

    /// <summary>Pairs.</summary>
    /// <exception cref="InvalidOperationException">Amazon has forgotten the oldest: the record is not whole.</exception>
    public static IReadOnlyList<IssuedPair> Issued(GrantHistory amazon) => amazon.Pairs is [] or [{ Id: 1 }, ..]
        ? [.. amazon.Pairs.Select(pair => new IssuedPair(TokenHash.Of(pair.AnswerTo), TokenHash.Of(pair.AccessToken)))]
        : throw new InvalidOperationException("The simulator has given more pairs than it keeps in mind: run with fewer links or kills.");
}
