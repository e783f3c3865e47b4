using Platform.AmazonSimulator.Contract;
using Platform.AmazonSimulator.Partner;
using Platform.AmazonSimulator.Registry;
using Platform.AmazonSimulator.Tokens;
using Platform.AmazonSimulator.Wire;

namespace Platform.AmazonSimulator.Enablement;

/// <summary>Enable and link, status, disable (protocol.md 4.2, 4.3).</summary>
internal sealed class EnablementVerbs(EnablementBook book, ClientRegistry clients, PairLedger pairs, PartnerTokenClient partner)
{
    private const string LinkingFailed = "Invalid account linking credentials";

    public async Task<Answer> Post(TokenFamily family, SimulatedUser user, string? contentType, string? json)
    {
        if (!IsJson(contentType))
            return Answer.Refusal(400, "The content type is not application/json");
        var (body, error) = EnablementBody.Read(json);
        if (body is null)
            return Answer.Refusal(400, error!);
        if (clients.Find(family.ClientId) is not { } client || !client.Stages.Contains(body.Stage))
            return Answer.Refusal(404, $"The skill has no stage {body.Stage}");
        if (family.Stage is { } consented && consented != body.Stage)
            return Answer.Refusal(403, $"The user consented to stage {consented}");

        var redeemed = await partner.Redeem(client, user, body.AuthCode, body.RedirectUri);
        if (redeemed.Pair is not { } pair)
            return Answer.Refusal(400, LinkingFailed, redeemed.Error);
        return EnablementAnswers.Of(201, book.Enable(user, family.SkillId, body.Stage, pair));
    }

    public Answer Get(TokenFamily family, string? body)
    {
        if (!string.IsNullOrEmpty(body))
            return Answer.Refusal(400, "The request has a body");
        return book.Find(family.User, family.SkillId) is { } enablement
            ? EnablementAnswers.Of(200, enablement)
            : Answer.Refusal(404, "The skill is not enabled");
    }

    public Answer Delete(TokenFamily family, string? body)
    {
        if (!string.IsNullOrEmpty(body))
            return Answer.Refusal(400, "The request has a body");
        return Disable(family.User, family.SkillId) ? Answer.Empty(204) : Answer.Refusal(404, "The skill is not enabled");
    }

    /// <summary>Disables by whatever way, and revokes the tokens of the user for the skill (protocol.md 3).</summary>
    public bool Disable(string user, string skillId)
    {
        if (!book.Disable(user, skillId))
            return false;
        pairs.Revoke(user, skillId, clientId: null, RevocationReasons.Disabled);
        return true;
    }

    private static bool IsJson(string? contentType) =>
        (contentType ?? "").Split(';')[0].Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase);
}
