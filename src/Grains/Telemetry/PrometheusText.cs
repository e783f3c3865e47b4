using System.Globalization;
using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Platform.Grains.Telemetry;

/// <summary>Writes metrics in Prometheus' text format 0.0.4.</summary>
internal sealed class PrometheusText : BaseExporter<Metric>
{
    /// <summary>What was collected last.</summary>
    public string Text { get; private set; } = "";

    /// <inheritdoc/>
    public override ExportResult Export(in Batch<Metric> batch)
    {
        // Instruments of one name, as two hosts in a process have them, are one metric: their values are added.
        var text = new Dictionary<string, (string Head, Dictionary<string, double> Samples)>();
        foreach (var metric in batch)
        {
            if (Kind(metric.MetricType) is var (type, suffix))
            {
                var name = Name(metric) + suffix;
                var head = $"# HELP {name} {Escape(metric.Description, quotes: false)}\n# TYPE {name} {type}\n";
                text.TryAdd(name, (head, []));
                Write(text[name].Samples, name, metric);
            }
        }

        Text = string.Concat(text.Values.Select(metric =>
            metric.Head + string.Concat(metric.Samples.Select(sample => $"{sample.Key} {Number(sample.Value)}\n"))));
        return ExportResult.Success;
    }

    private static (string Type, string Suffix)? Kind(MetricType type) => type switch
    {
        MetricType.LongSum or MetricType.DoubleSum => ("counter", "_total"),
        MetricType.Histogram => ("histogram", ""),
        MetricType.ExponentialHistogram => null,
        _ => ("gauge", ""),
    };

    private static void Write(Dictionary<string, double> samples, string name, Metric metric)
    {
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            if (metric.MetricType == MetricType.Histogram)
            {
                WriteHistogram(samples, name, point);
            }
            else
            {
                Add(samples, name, Labels(point.Tags), Value(metric.MetricType, point));
            }
        }
    }

    private static void WriteHistogram(Dictionary<string, double> samples, string name, in MetricPoint point)
    {
        var labels = Labels(point.Tags);
        long below = 0;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            below += bucket.BucketCount;
            var bound = double.IsPositiveInfinity(bucket.ExplicitBound) ? "+Inf" : Number(bucket.ExplicitBound);
            Add(samples, name + "_bucket", $"{labels}{(labels.Length > 0 ? "," : "")}le=\"{bound}\"", below);
        }

        Add(samples, name + "_sum", labels, point.GetHistogramSum());
        Add(samples, name + "_count", labels, point.GetHistogramCount());
    }

    private static void Add(Dictionary<string, double> samples, string name, string labels, double value)
    {
        var series = labels.Length > 0 ? $"{name}{{{labels}}}" : name;
        samples[series] = samples.GetValueOrDefault(series) + value;
    }

    private static double Value(MetricType type, in MetricPoint point) => type switch
    {
        MetricType.LongSum or MetricType.LongSumNonMonotonic => point.GetSumLong(),
        MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => point.GetSumDouble(),
        MetricType.LongGauge => point.GetGaugeLastValueLong(),
        _ => point.GetGaugeLastValueDouble(),
    };

    // Dots become underscores; a unit in seconds or bytes is part of the name, as Prometheus wants it.
    private static string Name(Metric metric)
    {
        var name = Identifier(metric.Name);
        return metric.Unit switch
        {
            "s" => name + "_seconds",
            "By" => name + "_bytes",
            _ => name,
        };
    }

    private static string Labels(ReadOnlyTagCollection tags)
    {
        var labels = new StringBuilder();
        foreach (var (key, value) in tags)
        {
            labels.Append(labels.Length > 0 ? "," : "").Append(Identifier(key)).Append("=\"")
                .Append(Escape(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "", quotes: true)).Append('"');
        }

        return labels.ToString();
    }

    private static string Identifier(string name) => string.Concat(name.Select(sign => char.IsAsciiLetterOrDigit(sign) ? sign : '_'));

    private static string Escape(string text, bool quotes)
    {
        var escaped = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        return quotes ? escaped.Replace("\"", "\\\"", StringComparison.Ordinal) : escaped;
    }

    private static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
