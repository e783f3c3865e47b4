using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Orleans.Configuration;
using Platform.Engine.Orleans.Settings;

namespace Platform.Engine.Orleans.Azure;

/// <summary>
/// Lists grain keys as a range of partitions. Orleans keeps a grain's state in the partition <c>{ServiceId}_{grainType}/{key}</c> with each of
/// <c>/ \ # ?</c> written as <c>_</c>, so the part of a key behind the prefix must hold none of those: list with a prefix that reaches to the last
/// slash, as every job does.
/// </summary>
internal sealed class AzureGrainKeys(TableServiceClient tables, ClusterSettings settings) : IGrainKeys
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<string> List(
        string grainType, string prefix, string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var start = Stored($"{settings.ServiceId}_{grainType}/{prefix}");
        var behind = after is null ? start : Stored($"{settings.ServiceId}_{grainType}/{after}");
        var table = tables.GetTableClient(AzureTableStorageOptions.DEFAULT_TABLE_NAME);
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {start} and PartitionKey gt {behind} and PartitionKey lt {start + '\uffff'}");
        var last = "";
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, select: ["PartitionKey"], cancellationToken: cancellationToken))
        {
            var key = prefix + entity.PartitionKey[start.Length..];
            if (key != last)
            {
                last = key;
                yield return key;
            }
        }
    }

    private static string Stored(string key) => key.Replace('/', '_').Replace('\\', '_').Replace('#', '_').Replace('?', '_');
}
