using System.Text.Json.Nodes;
using Platform.AmazonSimulator.Contract;
using Platform.AmazonSimulator.Wire;

namespace Platform.AmazonSimulator.Enablement;

/// <summary>The body that tells an enablement (protocol.md 4.2).</summary>
internal static class EnablementAnswers
{
    public static Answer Of(int status, EnablementRecord enablement) => Answer.Of(status, new JsonObject
    {
        ["skill"] = new JsonObject { ["stage"] = enablement.Stage, ["id"] = enablement.SkillId },
        ["user"] = new JsonObject { ["id"] = enablement.AlexaUserId },
        ["accountLink"] = new JsonObject { ["status"] = enablement.Linked ? "LINKED" : "NOT_LINKED" },
        ["status"] = "ENABLED",
    });
}
