using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Platform.Amazon;
using Platform.Amazon.Http;

namespace Platform.Grains.Outbound;

/// <summary>
/// Posts signed messages to partners: one attempt under one deadline, to public addresses only, without redirects, proxies and cookies, and
/// with a cap on the answer. Never throws for what the other side does.
/// </summary>
internal sealed class SignedSender(Transport transport, TargetPolicy targets, [FromKeyedServices(PlatformTime.Key)] TimeProvider time)
{
    private const string ContentType = "application/json";

    /// <summary>Sends a message once.</summary>
    /// <param name="message">The message.</param>
    /// <param name="timeout">For all of it, from the name's resolution to the last byte of the answer.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public async Task<Reply> Send(SignedMessage message, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var target = new Uri(message.Url);
        if (!targets.Allows(target))
        {
            return Reply.None(Delivery.NotSent);
        }

        var timestamp = time.GetUtcNow().ToUnixTimeSeconds();
        using var request = new HttpRequestMessage(HttpMethod.Post, target);
        request.Content = new SingleUseContent(message.Body.ToArray(), ContentType);
        request.Headers.TryAddWithoutValidation("webhook-id", message.Id);
        request.Headers.TryAddWithoutValidation("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation("webhook-signature", MessageSignature.Of(message, timestamp));
        request.Headers.TryAddWithoutValidation("User-Agent", "alexa-linking-platform");
        request.Headers.TryAddWithoutValidation("Accept", ContentType);
        return await transport.Send(OutboundServices.Client, request, timeout, cancellationToken);
    }
}
