using System.Security.Cryptography;
using Platform.Engine;
using Platform.Grains;
using Platform.Grains.Vault;
using Platform.Vault;

namespace Platform.Api.Rotations;

/// <summary>
/// This node's share of the work on rotations: asks whether there is some, does it, reports. What was under way when a process ended is
/// given to the next one that asks: at once where it is alone with its store, else when the lease is over.
/// </summary>
internal sealed partial class RotateKeys(
    IGrainFactory grains,
    KekRotation keyEncryption,
    DataRotation data,
    RotationSignal signal,
    EngineScope engine,
    ILogger<RotateKeys> log) : BackgroundService
{
    private static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    private readonly string _worker = engine.SharesStore ? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)) : "this process";

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                if (!await Work(stoppingToken))
                {
                    await signal.Wait(AskEvery, stoppingToken);
                }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Broke(failure);
                await Task.Delay(AfterFailure, stoppingToken);
            }
        }
    }

    private async Task<bool> Work(CancellationToken cancellationToken)
    {
        var grain = grains.VaultRotations();
        if (await grain.Take(_worker) is not { } rotation)
        {
            return false;
        }

        Taken(rotation.Level, rotation.Id, rotation.Phase);
        var work = new RotationWork(grain, rotation, _worker);
        try
        {
            await (rotation.Level == RotationLevel.Kek ? keyEncryption.Run(work, cancellationToken) : data.Run(work, cancellationToken));
            Stopped(rotation.Level, rotation.Id, work.Rotation.Phase);
        }
        catch (VaultException refusal)
        {
            Refused(rotation.Level, rotation.Id, refusal);
            await work.Report(report => report with { Fault = refusal.Message });
        }

        return true;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "At work on rotation {Level} {Id} in phase {Phase}")]
    private partial void Taken(RotationLevel level, string id, RotationPhase phase);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "No longer at work on rotation {Level} {Id}, in phase {Phase}: it has ended, is paused or another node has it")]
    private partial void Stopped(RotationLevel level, string id, RotationPhase phase);

    // A warning: the operator who asked for it has something to do first, as its progress says; a secret that does not open has its own alarm.
    [LoggerMessage(Level = LogLevel.Warning, Message = "Rotation {Level} {Id} cannot go on")]
    private partial void Refused(RotationLevel level, string id, Exception refusal);

    [LoggerMessage(Level = LogLevel.Error, Message = "The work on rotations broke off and is tried again")]
    private partial void Broke(Exception failure);
}
