using Platform.Tests.Clocks;

namespace Platform.Grains.Tests;

public sealed class RedeliveryTests
{
    private static readonly TimeSpan Reach = TimeSpan.FromSeconds(1);

    private readonly ManualClock _clock = new();
    private int _calls;

    [Fact]
    public async Task A_call_that_was_rejected_is_made_again_until_it_is_answered()
    {
        (await _clock.Until(Redelivery.Of(() => Reject(times: 5), Redelivery.Brief, _clock), Reach)).ShouldBe(6);
    }

    [Fact]
    public async Task A_call_that_is_rejected_for_longer_is_given_up()
    {
        await Should.ThrowAsync<SiloUnavailableException>(_clock.Until(Redelivery.Of(() => Reject(times: 1000), Redelivery.Brief, _clock), Reach));
        _calls.ShouldBe(8, "every 250 ms for 2 s");
    }

    public static TheoryData<Exception> Others => [new TimeoutException("late"), new OrleansException("the disk is full")];

    [Theory]
    [MemberData(nameof(Others))]
    public async Task Nothing_else_is_repeated(Exception thrown)
    {
        (await Should.ThrowAsync<Exception>(Redelivery.Of<int>(
            () =>
            {
                _calls++;
                throw thrown;
            },
            Redelivery.Long,
            _clock))).ShouldBeSameAs(thrown);
        _calls.ShouldBe(1);
    }

    private Task<int> Reject(int times) =>
        ++_calls <= times ? Task.FromException<int>(new SiloUnavailableException("gone")) : Task.FromResult(_calls);
}
