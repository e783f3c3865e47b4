using Platform.Grains.Vault;

namespace Platform.Api.Rotations;

/// <summary>A rotation that this node has been given, and how it tells what it has done.</summary>
internal sealed class RotationWork(IVaultRotationGrain grain, Rotation given, string worker)
{
    // Reports renew the lease, which holds 30 s.
    private static readonly TimeSpan ReportEvery = TimeSpan.FromSeconds(5);

    /// <summary>The rotation as it stands.</summary>
    public Rotation Rotation { get; private set; } = given;

    /// <summary>Tells what has been done; false where this node must stop.</summary>
    public async Task<bool> Report(Func<RotationReport, RotationReport> done)
    {
        var next = await grain.Report(done(new RotationReport { RotationId = Rotation.Id, Worker = worker }));
        Rotation = next ?? Rotation;
        return next is not null;
    }

    /// <summary>Tells that it is still being worked on; false where this node must stop.</summary>
    public Task<bool> Renew() => Report(report => report with { Kind = Rotation.Kind, After = Rotation.After });

    /// <summary>Waits in real time, whatever the clock of decisions says; false where this node must stop.</summary>
    public async Task<bool> Wait(TimeSpan time, CancellationToken cancellationToken)
    {
        for (var left = time; left > TimeSpan.Zero; left -= ReportEvery)
        {
            await Task.Delay(left < ReportEvery ? left : ReportEvery, cancellationToken);
            if (!await Renew())
            {
                return false;
            }
        }

        return true;
    }
}
