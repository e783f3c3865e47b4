using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Platform.Flow.Tests.Partners;

/// <summary>A call-out as it arrived, and what a partner's server looks at (Standard Webhooks 1.0).</summary>
internal sealed record CallOut(string Path, string Id, string Timestamp, IReadOnlyList<string> Signatures, string Body)
{
    public static async Task<CallOut> Read(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        return new CallOut(
            request.Path,
            request.Headers["webhook-id"].ToString(),
            request.Headers["webhook-timestamp"].ToString(),
            request.Headers["webhook-signature"].ToString().Split(' '),
            await reader.ReadToEndAsync());
    }

    /// <summary>Whether the signature at that place is this secret's.</summary>
    public bool IsSignedBy(string secret, int place = 0)
    {
        using var hmac = new HMACSHA256(Convert.FromBase64String(secret["whsec_".Length..]));
        return Signatures[place] == "v1," + Convert.ToBase64String(hmac.ComputeHash(Encoding.UTF8.GetBytes($"{Id}.{Timestamp}.{Body}")));
    }
}
