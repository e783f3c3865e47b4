using Platform.AmazonSimulator.Contract;

namespace Platform.AmazonSimulator.Control;

/// <summary>What the control API needs beside the parts it controls.</summary>
internal static class ControlServices
{
    public static void AddControl(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => ControlJson.Apply(json.SerializerOptions));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddSingleton<ConsentControl>();
    }
}
