namespace Platform.Api.Settings;

/// <summary>A setting is missing or wrong, so the program does not start. The message names it and never repeats its value.</summary>
internal sealed class SettingException(string setting, string rule) : Exception($"The setting {setting} {rule}.");
