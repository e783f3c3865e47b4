using System.Reflection;

namespace Platform.RideHailer.Http;

/// <summary>The style sheet, served from inside the program so that it does not matter where it was started.</summary>
internal static class Style
{
    public const string Path = "/style.css";

    public static void MapStyle(this WebApplication app)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("style.css")!;
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        app.MapGet(Path, () => TypedResults.Text(text, "text/css; charset=utf-8"));
    }
}
