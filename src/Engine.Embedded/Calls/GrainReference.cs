using System.Reflection;
using Orleans.Runtime;

namespace Platform.Engine.Embedded.Calls;

/// <summary>Base of all proxies: a reference to one grain.</summary>
internal abstract class GrainReference : DispatchProxy, IAddressable
{
    public GrainId GrainId { get; set; }
}
