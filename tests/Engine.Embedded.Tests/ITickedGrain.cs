namespace Platform.Engine.Embedded.Tests;

/// <summary>Is ticked by reminders.</summary>
public interface ITickedGrain : IGrainWithStringKey;
