namespace Platform.Api.Docs;

/// <summary>A member that is read only to be refused by name; the OpenAPI document leaves it out.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class UndocumentedAttribute : Attribute;
