using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Platform.Micro.Results;

/// <summary>The column of what a benchmark makes, or reads, in bytes.</summary>
internal sealed class SizeColumn : IColumn
{
    public string Id => nameof(SizeColumn);

    public string ColumnName => "Size";

    public string Legend => "What is made or read, in bytes";

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool AlwaysShow => true;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Size;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase) =>
        Sizes.Of(benchmarkCase.Descriptor.Type, benchmarkCase.Descriptor.WorkloadMethod.Name) is { } bytes
            ? $"{bytes.ToString(CultureInfo.InvariantCulture)} B"
            : "-";

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    public bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;
}
