using Platform.Api.OAuth;

namespace Platform.Api.Start;

/// <summary>Opens the keys that sign access tokens before the first token is asked for; makes the first one at the very first start.</summary>
internal sealed class SigningKeyStartup(SigningKeys keys) : IHostedService
{
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken) => await keys.ForSigning();

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
