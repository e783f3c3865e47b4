namespace Platform.Contract.Tests.Hosting;

/// <summary>Changes a stored record while its grain knows nothing of it.</summary>
public static class BehindTheBack
{
    public static async Task Change<T>(IServiceProvider services, GrainId grainId, string stateName, Func<T, T> change)
    {
        var storage = services.GetRequiredService<IGrainStorage>();
        var record = new StoredRecord<T>();
        await storage.ReadStateAsync(stateName, grainId, record);
        record.State = change(record.State!);
        await storage.WriteStateAsync(stateName, grainId, record);
    }
}
