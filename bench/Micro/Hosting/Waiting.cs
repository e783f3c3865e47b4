namespace Platform.Micro.Hosting;

/// <summary>
/// Waits for what goes on elsewhere. BenchmarkDotNet 0.14 does not wait for the tasks of a set-up when it measures inside its own process.
/// </summary>
internal static class Waiting
{
    /// <summary>Does the work on the thread pool, whatever context the caller has, and holds the caller until it is done.</summary>
    public static void For(Func<Task> work) => Task.Run(work).GetAwaiter().GetResult();

    /// <inheritdoc cref="For(Func{Task})"/>
    public static T For<T>(Func<Task<T>> work) => Task.Run(work).GetAwaiter().GetResult();
}
