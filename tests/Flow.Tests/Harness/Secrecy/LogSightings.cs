using Microsoft.Extensions.Logging;

namespace Platform.Flow.Tests.Harness.Secrecy;

/// <summary>Every line of a log with the values it was made of, which a log store keeps, too.</summary>
internal sealed class LogSightings(SecretLedger ledger) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new Line(ledger);

    public void Dispose()
    {
    }

    private sealed class Line(SecretLedger ledger) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            ledger.Saw(Sighting.Of("log scope", Words(state)));
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            ledger.Saw(Sighting.Of("log", $"{formatter(state, exception)}\n{Words(state)}\n{exception}"));

        private static string Words<TState>(TState state) => state is IEnumerable<KeyValuePair<string, object?>> values
            ? string.Join('\n', values.Select(value => $"{value.Key}={value.Value}"))
            : $"{state}";
    }
}
