global using FsCheck;
global using FsCheck.Fluent;
global using Orleans;
global using Orleans.Runtime;
