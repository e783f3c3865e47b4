using Microsoft.Extensions.Logging;

namespace Platform.Amazon.Http;

internal static partial class TransportLog
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "No answer from {Client}: {Kind}, delivery {Delivery}")]
    public static partial void NoAnswer(ILogger logger, string client, Delivery delivery, string kind);
}
