global using Microsoft.Extensions.DependencyInjection;
global using Orleans.Concurrency;
global using Orleans.Storage;
global using Platform.Tests.Clocks;
