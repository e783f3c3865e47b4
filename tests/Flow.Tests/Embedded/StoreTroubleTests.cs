using Microsoft.Data.Sqlite;
using Platform.AmazonSimulator.Contract;
using Platform.Flow.Tests.Harness;
using Platform.Flow.Tests.Partners;

namespace Platform.Flow.Tests;

/// <summary>The store takes nothing for a while, as on a disk that is full: before a refresh token is spent, and after.</summary>
public sealed class StoreTroubleTests
{
    [Fact]
    public async Task Check_34_While_the_store_takes_nothing_no_refresh_token_is_spent()
    {
        await using var world = await World.Start();
        var user = await Linked(world);
        await NextTokenIsRefused(user);
        await using (Obstruct(world.Folder))
        {
            (await user.Status(verify: true)).ExpectLink("linked", "unlink");
            (await user.Calls(CallEndpoints.TokenRefresh)).ShouldBeEmpty();
        }

        await NextTokenIsRefused(user);
        (await user.Status(verify: true)).ExpectLink("linked", "unlink");
        (await user.Calls(CallEndpoints.TokenRefresh)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Check_34_A_pair_that_cannot_be_stored_is_held_and_told_of_and_stored_as_soon_as_it_can_be()
    {
        await using var world = await World.Start();
        var user = await Linked(world);

        // From now on the token before is worth nothing: only the pair that is being held will do.
        await world.Control.SetRotation(RotationMode.Strict);
        await NextTokenIsRefused(user);
        await world.Control.AddFault(new FaultScript { Endpoint = CallEndpoints.TokenRefresh, DelayMs = 1_500 });
        var atRisk = world.Platform.Log.Line(line => line.Contains("linking_token_at_risk", StringComparison.Ordinal));
        var verifying = user.Status(verify: true);
        await world.Control.WaitForCalls(CallEndpoints.TokenRefresh, phase: CallPhase.Applied);
        await using (Obstruct(world.Folder))
        {
            await atRisk.WaitAsync(TimeSpan.FromSeconds(60));
            using var http = new HttpClient();
            (await http.GetStringAsync($"{world.Url}/metrics")).ShouldContain("linking_token_at_risk 1\n");
            (await user.Status()).ExpectLink("linked", "unlink");
        }

        (await verifying).ExpectLink("linked", "unlink");
        (await user.Status(verify: true)).ExpectLink("linked", "unlink");
        await NextTokenIsRefused(user);
        (await user.Status(verify: true)).ExpectLink("linked", "unlink");
        var tokens = (await world.Control.Grants(user.AmazonUser)).RefreshTokens;
        tokens.Count.ShouldBe(3);
        tokens.Select(token => token.Presented).ShouldBe([1, 1, 0]);
    }

    private static async Task<PartnerUser> Linked(World world)
    {
        var user = await (await world.NewSkill()).User().In(Region.NA);
        await user.Link();
        return user;
    }

    // Amazon's 401 makes the platform refresh.
    private static async Task NextTokenIsRefused(PartnerUser user) =>
        await user.Amazon.AddFault(new FaultScript { Endpoint = CallEndpoints.EnablementGet, User = user.AmazonUser, Status = 401 });

    private static Obstruction Obstruct(DataFolder folder) => new(folder);

    // Another transaction that writes: whoever wants to write waits for it, and gives up in the end.
    private sealed class Obstruction : IAsyncDisposable
    {
        private readonly SqliteConnection _connection;
        private readonly SqliteTransaction _transaction;

        public Obstruction(DataFolder folder)
        {
            var file = Directory.EnumerateFiles(folder.Path, "*.db").Single();
            _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
            _connection.Open();
            _transaction = _connection.BeginTransaction(deferred: false);
        }

        public async ValueTask DisposeAsync()
        {
            await _transaction.DisposeAsync();
            await _connection.DisposeAsync();
        }
    }
}
