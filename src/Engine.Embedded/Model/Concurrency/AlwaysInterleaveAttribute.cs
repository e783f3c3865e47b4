namespace Orleans.Concurrency;

/// <summary>On a method of a grain interface: its calls never wait for other calls; they run whenever no other turn does.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AlwaysInterleaveAttribute : Attribute;
