using System.Globalization;
using System.Text.Json;
using Platform.Amazon.Http;
using Platform.Grains.Outbound;
using Platform.Vault;

namespace Platform.Grains.Links.CallOuts;

/// <summary>Asks over HTTP: <c>{"skillId","userId","redirectUri"}</c>, signed, answered by <c>{"code"}</c> within 3 s (api.md 3).</summary>
internal sealed class CallOut(SignedSender sender) : ICallOut
{
    /// <summary>How long the partner's server has, connecting included.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(3);

    /// <inheritdoc/>
    public async Task<CallOutAnswer> Ask(CallOutQuestion question, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            skillId = question.Skill.Value,
            userId = question.User.Value,
            redirectUri = question.RedirectUri,
        });
        return Read(await sender.Send(new SignedMessage(question.MessageId, question.Url, body, question.Secrets), Timeout, cancellationToken));
    }

    private static CallOutAnswer Read(Reply reply) => reply switch
    {
        { Status: null } => CallOutAnswer.Temporary("no answer"),
        { Status: 408 or 429 or >= 500 } => CallOutAnswer.Temporary(Status(reply), reply.RetryAfter),
        { IsSuccess: false } => CallOutAnswer.Refused(Status(reply)),
        { Body: BodyState.Broken } => CallOutAnswer.Temporary("an answer that broke off"),
        { Body: BodyState.TooLarge } => CallOutAnswer.Refused("an answer that is too large"),
        _ => ReadCode(reply.Bytes),
    };

    private static CallOutAnswer ReadCode(ReadOnlyMemory<byte> body)
    {
        if (!JsonAnswer.TryParse(body, out var answer))
        {
            return CallOutAnswer.Refused("an answer that is no JSON object");
        }

        using (answer)
        {
            // RFC 6749 appendix A.11 without the space, at most 2,048 characters.
            return answer.RootElement.Text("code") is { } code && TokenSyntax.IsToken(code)
                ? CallOutAnswer.Of(Secret.From(code))
                : CallOutAnswer.Refused("an answer without a code that is one");
        }
    }

    private static string Status(Reply reply) => string.Create(CultureInfo.InvariantCulture, $"status {reply.Status}");
}
