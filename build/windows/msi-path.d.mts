/** Called by electron-builder with the path of project.wxs. */
export default function addToPath(project: string): Promise<void>;
