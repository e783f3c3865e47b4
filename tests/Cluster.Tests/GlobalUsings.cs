global using Microsoft.Extensions.DependencyInjection;
global using Platform.Cluster.Tests.Hosting;
