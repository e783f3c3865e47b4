namespace Orleans;

/// <summary>A grain whose identity is its type and a string.</summary>
public interface IGrainWithStringKey : IGrain;
