namespace Platform.Load.Work;

/// <summary>Which user a piece of work is about.</summary>
internal abstract class UserOrder
{
    /// <summary>The number of the user.</summary>
    public abstract long Of(long number);

    /// <summary>Any user, each as likely as the others, chosen by the piece's number alone: two runs with one seed ask for the same.</summary>
    public static UserOrder Uniform(long users, long seed) => new UniformOrder(users, seed);

    /// <summary>Each user once, in an order that jumps about.</summary>
    public static UserOrder Once(long users) => new OnceOrder(users);

    /// <summary>One after the other, from a first one on.</summary>
    public static UserOrder From(long first) => new CountingOrder(first);

    /// <summary>Another order, for users whose numbers begin later.</summary>
    public static UserOrder Behind(long first, UserOrder order) => new ShiftedOrder(first, order);

    private sealed class ShiftedOrder(long first, UserOrder order) : UserOrder
    {
        public override long Of(long number) => first + order.Of(number);
    }

    private sealed class UniformOrder(long users, long seed) : UserOrder
    {
        // SplitMix64: a good hash of a counter.
        public override long Of(long number)
        {
            unchecked
            {
                var mixed = ((ulong)number + ((ulong)seed << 40) + 1) * 0x9E3779B97F4A7C15;
                mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
                mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
                return (long)((mixed ^ (mixed >> 31)) % (ulong)users);
            }
        }
    }

    private sealed class OnceOrder(long users) : UserOrder
    {
        // A prime, so it shares no factor with the numbers of users that occur here and reaches each of them.
        private const long Stride = 7_368_787;

        public override long Of(long number) => number % users * (Stride % users) % users;
    }

    private sealed class CountingOrder(long first) : UserOrder
    {
        public override long Of(long number) => first + number;
    }
}
